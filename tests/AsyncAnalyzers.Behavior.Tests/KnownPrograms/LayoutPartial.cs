// tfm: net472
// also: net10.0
using System;
using System.Threading;
namespace Acme
{
    public partial class Two
    {
        private readonly Func<int> _f = () => 4;
        public void Go() { _f.BeginInvoke(Done, "s"); _e.WaitOne(2000); }
    }
    public static class Program { public static void Main() { new Two().Go(); Console.WriteLine(new Acme.Task().Id); } }
}
namespace Acme
{
	public class Task { public int Id = 9; }
	public partial class Two
	{
		private readonly ManualResetEvent _e = new ManualResetEvent(false);
		private Task _current = new Task();

		private void Done(IAsyncResult ar)
		{
			var s = (string)ar.AsyncState;
			Console.WriteLine(s + _f.EndInvoke(ar) + _current.Id);
			_e.Set();
		}
	}
}
