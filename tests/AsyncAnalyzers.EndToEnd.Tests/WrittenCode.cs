namespace AsyncAnalyzers.EndToEnd.Tests;

/// <summary>Small legacy code, and what the fixes make of it.</summary>
internal static class WrittenCode
{
    /// <summary>Is ended where it began; NAME is its namespace.</summary>
    public const string Legacy = """
        using System;
        using System.IO;

        namespace NAME
        {
            public class Reader
            {
                public int Read(Stream stream, byte[] buffer)
                {
                    IAsyncResult pending = stream.BeginRead(buffer, 0, buffer.Length, null, null);
                    return stream.EndRead(pending);
                }
            }
        }

        """;

    /// <summary><see cref="Legacy"/>, fixed.</summary>
    public const string Fixed = """
        using System;
        using System.IO;
        using System.Threading.Tasks;

        namespace NAME
        {
            public class Reader
            {
                public int Read(Stream stream, byte[] buffer)
                {
                    Task<int> pending = stream.ReadAsync(buffer, 0, buffer.Length);
                    return pending.GetAwaiter().GetResult();
                }
            }
        }

        """;

    /// <summary>Is compiled by several projects.</summary>
    public const string LinkedLegacy = """
        using System;

        static class Linked
        {
        #if NETFRAMEWORK
            public const string Platform = ".NET Framework";
        #endif

            public static void Run(Action work) => work.BeginInvoke(null, null);
        }

        """;

    /// <summary><see cref="LinkedLegacy"/>, fixed.</summary>
    public const string LinkedFixed = """
        using System;
        using System.Threading.Tasks;

        static class Linked
        {
        #if NETFRAMEWORK
            public const string Platform = ".NET Framework";
        #endif

            public static void Run(Action work) => _ = Task.Run(work);
        }

        """;

    /// <summary>The item of a project that compiles a file of another folder.</summary>
    public const string LinkedItem = """<Compile Include="../Shared/Linked.cs" />""";

    /// <summary>A text with the line ends of Windows.</summary>
    public static string OnWindows(string text) => text.ReplaceLineEndings("\r\n");
}
