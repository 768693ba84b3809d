using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Threading;

namespace Stage
{
    /// <summary>
    /// Runs programs, several at a time, each on a thread of its own, and writes what they said to a file: a line that begins with a plus
    /// when one starts, and one with a sign of equality, before its lines, when it is done.
    /// </summary>
    public static class Runner
    {
        private static readonly object s_gate = new object();

        /// <param name="args">The file to write to, the file that lists the names of the programs, how many run at a time, how many
        /// milliseconds each has, and the assemblies.</param>
        public static void Main(string[] args)
        {
            HashSet<string> wanted = new HashSet<string>(File.ReadAllLines(args[1]));
            int slots = int.Parse(args[2]);
            TimeSpan limit = TimeSpan.FromMilliseconds(int.Parse(args[3]));
            ThreadPool.SetMinThreads(16 * slots, 16 * slots);

            using (StreamWriter output = new StreamWriter(args[0]))
            {
                AppDomain.CurrentDomain.UnhandledException += (_, e) =>
                    Write(output, "!" + Trace.Text((Exception)e.ExceptionObject).Replace('\n', ' '));
                Queue<KeyValuePair<string, Action<Trace>>> waiting = new Queue<KeyValuePair<string, Action<Trace>>>(
                    args.Skip(4).SelectMany(ProgramsIn).Where(p => wanted.Contains(p.Key)).OrderBy(p => p.Key, StringComparer.Ordinal)
                );
                List<Thread> workers = Enumerable.Range(0, slots).Select(_ => new Thread(() => Work(waiting, limit, output))).ToList();
                workers.ForEach(w => w.Start());
                workers.ForEach(w => w.Join());
            }

            // What hangs must not keep the process alive.
            Environment.Exit(0);
        }

        private static IEnumerable<KeyValuePair<string, Action<Trace>>> ProgramsIn(string path)
        {
            Assembly assembly = Assembly.LoadFrom(path);
            if (assembly.EntryPoint != null)
            {
                string name = Path.GetFileNameWithoutExtension(path);
                yield return new KeyValuePair<string, Action<Trace>>(
                    name.Substring(name.IndexOf('-') + 1),
                    _ => assembly.EntryPoint.Invoke(null, assembly.EntryPoint.GetParameters().Select(p => (object)new string[0]).ToArray())
                );
                yield break;
            }

            foreach (Type type in assembly.GetTypes().Where(t => t.Name == "Scenario"))
            {
                yield return new KeyValuePair<string, Action<Trace>>(
                    type.Namespace,
                    (Action<Trace>)Delegate.CreateDelegate(typeof(Action<Trace>), type.GetMethod("Run"))
                );
            }
        }

        private static void Work(Queue<KeyValuePair<string, Action<Trace>>> waiting, TimeSpan limit, StreamWriter output)
        {
            while (true)
            {
                KeyValuePair<string, Action<Trace>> program;
                lock (waiting)
                {
                    if (waiting.Count == 0)
                    {
                        return;
                    }

                    program = waiting.Dequeue();
                }

                Write(output, "+" + program.Key);
                Write(output, new[] { "=" + program.Key }.Concat(Run(program.Value, limit)).ToArray());
            }
        }

        private static IEnumerable<string> Run(Action<Trace> program, TimeSpan limit)
        {
            Trace trace = null;
            Thread thread = new Thread(() =>
            {
                Trace.Mine = trace;
                try
                {
                    program(trace);
                }
                catch (Exception e)
                {
                    Exception cause = e is TargetInvocationException ? e.InnerException : e;
                    trace.Say("run", "threw " + Trace.Text(cause is TypeInitializationException ? cause.InnerException : cause));
                }
            });
            thread.IsBackground = true;
            trace = new Trace(thread);
            thread.Start();
            bool ended = thread.Join(limit);
            IList<string> lines = trace.Close();
            return ended ? lines : lines.Concat(new[] { "run: hangs" });
        }

        private static void Write(StreamWriter output, params string[] lines)
        {
            lock (s_gate)
            {
                foreach (string line in lines)
                {
                    output.WriteLine(line);
                }

                output.Flush();
            }
        }
    }
}
