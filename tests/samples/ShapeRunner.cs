using System;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Threading;

/// <summary>Runs a shape of legacy code after the other: each type with a method <c>Run</c>, which says in its file what it prints.</summary>
public static class ShapeRunner
{
    public static void Main()
    {
        foreach (Type type in Assembly.GetExecutingAssembly().GetTypes().OrderBy(type => type.Name, StringComparer.Ordinal))
        {
            MethodInfo run = type.GetMethod("Run", new[] { typeof(TextWriter) });
            if (run != null)
            {
                Run(type.Name, (Action<TextWriter>)Delegate.CreateDelegate(typeof(Action<TextWriter>), run));
            }
        }
    }

    /// <summary>Runs one shape; what goes wrong in it is printed as its own.</summary>
    private static void Run(string name, Action<TextWriter> shape)
    {
        StringWriter log = new StringWriter();
        Thread thread = new Thread(delegate()
        {
            try
            {
                shape(log);
            }
            catch (Exception e)
            {
                log.WriteLine("failed: " + e);
            }
        });
        thread.IsBackground = true;
        thread.Start();
        bool returned = thread.Join(TimeSpan.FromSeconds(15));

        Console.WriteLine("== " + name);
        Console.Write(returned ? log.ToString() : "hangs" + Environment.NewLine);
    }
}
