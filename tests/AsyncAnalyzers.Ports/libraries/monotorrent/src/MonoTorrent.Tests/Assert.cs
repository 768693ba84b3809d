using System;

namespace MonoTorrent
{
    /// <summary>What NUnit 2 had, for tests as they are.</summary>
    public abstract class Assert : NUnit.Framework.Assert
    {
        public static void IsInstanceOfType(Type type, object actual, string message = null) => IsInstanceOf(type, actual, message);
    }
}
