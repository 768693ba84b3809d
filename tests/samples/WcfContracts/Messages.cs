using System;
using System.Linq;

namespace WcfContracts
{
    /// <summary>The service with synchronous and asynchronous operations.</summary>
    public class Messages : IMessages
    {
        public string Echo(string text)
        {
            return text;
        }

        // The same, in case somebody does not want to wait.
        public IAsyncResult BeginEcho(string text, AsyncCallback callback, object state)
        {
            return Completed(text, callback, state);
        }

        public string EndEcho(IAsyncResult result)
        {
            return ((CompletedAsyncResult<string>)result).Data;
        }

        public IAsyncResult BeginReverse(string text, AsyncCallback callback, object state)
        {
            return Completed(new string(text.Reverse().ToArray()), callback, state);
        }

        public string EndReverse(IAsyncResult result)
        {
            return ((CompletedAsyncResult<string>)result).Data;
        }

        private static IAsyncResult Completed(string text, AsyncCallback callback, object state)
        {
            CompletedAsyncResult<string> result = new CompletedAsyncResult<string>(text, state);
            if (callback != null)
            {
                callback(result);
            }

            return result;
        }
    }
}
