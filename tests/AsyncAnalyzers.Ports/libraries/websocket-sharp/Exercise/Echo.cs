using WebSocketSharp;
using WebSocketSharp.Server;

namespace Exercise
{
    /// <summary>Sends back what it gets, as it came.</summary>
    public sealed class Echo : WebSocketBehavior
    {
        protected override void OnMessage(MessageEventArgs e)
        {
            if (e.IsText)
            {
                Send(e.Data);
            }
            else
            {
                Send(e.RawData);
            }
        }
    }
}
