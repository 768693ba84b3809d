global using AsyncAnalyzers.Testing;
