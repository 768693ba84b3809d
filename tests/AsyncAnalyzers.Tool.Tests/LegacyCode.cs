namespace AsyncAnalyzers.Tool.Tests;

/// <summary>Small legacy code for each verdict.</summary>
internal static class LegacyCode
{
    /// <summary>Is ended where it began: the fix surely does the same.</summary>
    public const string Ended = """
        using System;
        using System.IO;

        public class Reader
        {
            public int Read(Stream stream, byte[] buffer)
            {
                IAsyncResult pending = stream.BeginRead(buffer, 0, buffer.Length, null, null);
                return stream.EndRead(pending);
            }
        }

        """;

    /// <summary><see cref="Ended"/>, fixed.</summary>
    public const string EndedFixed = """
        using System;
        using System.IO;
        using System.Threading.Tasks;

        public class Reader
        {
            public int Read(Stream stream, byte[] buffer)
            {
                Task<int> pending = stream.ReadAsync(buffer, 0, buffer.Length);
                return pending.GetAwaiter().GetResult();
            }
        }

        """;

    /// <summary>Calls back what an interface prescribes: no fix is offered.</summary>
    public const string Prescribed = """
        using System;
        using System.IO;

        public interface ICompletion
        {
            void OnRead(IAsyncResult pending);
        }

        public class Caller : ICompletion
        {
            private readonly Stream _stream = Stream.Null;

            public void Read(byte[] buffer)
            {
                _stream.BeginRead(buffer, 0, buffer.Length, OnRead, null);
            }

            public void OnRead(IAsyncResult pending)
            {
                _stream.EndRead(pending);
            }
        }

        """;

    /// <summary>Is ended by its callback, where an exception ends the process: the fix may change semantics.</summary>
    public const string CalledBack = """
        using System;

        public class Runner
        {
            public void Run(Action work)
            {
                work.BeginInvoke(pending => work.EndInvoke(pending), null);
            }
        }

        """;
}
