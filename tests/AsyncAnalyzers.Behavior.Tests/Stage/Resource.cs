using System;

namespace Stage
{
    /// <summary>Something that is disposed.</summary>
    public sealed class Resource : IDisposable
    {
        private readonly Trace _trace;

        public Resource(Trace trace)
        {
            _trace = trace;
        }

        public void Dispose()
        {
            _trace.Say("caller", "disposed");
        }
    }
}
