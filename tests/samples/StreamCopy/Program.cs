using System;
using System.IO;

namespace StreamCopy
{
    /// <summary>Copies a file with BeginRead and BeginWrite and compares the copy.</summary>
    public static class Program
    {
        public static void Main()
        {
            byte[] original = new byte[100000];
            new Random(4711).NextBytes(original);

            string path = Path.GetTempFileName();
            try
            {
                File.WriteAllBytes(path, original);
                Copy(path, original);
            }
            finally
            {
                File.Delete(path);
            }
        }

        private static void Copy(string path, byte[] original)
        {
            using (FileStream source = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 4096, FileOptions.Asynchronous))
            using (MemoryStream target = new MemoryStream())
            {
                StreamCopier copier = new StreamCopier(source, target, 8192);
                copier.Start();
                long copied = copier.Finish();

                Console.WriteLine("{0} bytes copied, {1} expected", copied, original.Length);
                Console.WriteLine("The copy is {0}.", AreEqual(original, target.ToArray()) ? "the same" : "different");

                Log log = new Log();
                string line = "copied " + copied;
                log.Write(line);
                Console.WriteLine("Log: {0}", log.Read(line.Length));
            }
        }

        private static bool AreEqual(byte[] expected, byte[] actual)
        {
            if (expected.Length != actual.Length)
            {
                return false;
            }

            for (int i = 0; i < expected.Length; i++)
            {
                if (expected[i] != actual[i])
                {
                    return false;
                }
            }

            return true;
        }
    }
}
