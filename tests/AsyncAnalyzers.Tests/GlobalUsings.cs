#if USE_ROSLYN_TESTING
global using Microsoft.CodeAnalysis.CSharp.Testing;
global using Microsoft.CodeAnalysis.Testing;
#else
global using AsyncAnalyzers.Testing;
#endif
