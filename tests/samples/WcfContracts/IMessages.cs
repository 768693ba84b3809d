using System;
using System.ServiceModel;

namespace WcfContracts
{
    /// <summary>A service with synchronous and asynchronous operations.</summary>
    [ServiceContract(Namespace = "urn:samples:messages")]
    public interface IMessages
    {
        [OperationContract]
        string Echo(string text);

        [OperationContract(AsyncPattern = true)]
        IAsyncResult BeginEcho(string text, AsyncCallback callback, object state); // expect: LAP3005(net472)

        string EndEcho(IAsyncResult result);

        [OperationContract(AsyncPattern = true)]
        IAsyncResult BeginReverse(string text, AsyncCallback callback, object state); // expect: LAP3004(net472)

        string EndReverse(IAsyncResult result);
    }

    /// <summary>What the service tells those who listen.</summary>
    public interface IListener
    {
        [OperationContract(AsyncPattern = true, IsOneWay = true)]
        IAsyncResult BeginHear(string text, AsyncCallback callback, object state); // expect: LAP3004(net472)

        void EndHear(IAsyncResult result);
    }

    /// <summary>A service that calls back.</summary>
    [ServiceContract(Namespace = "urn:samples:messages", CallbackContract = typeof(IListener))]
    public interface IBroadcast
    {
        [OperationContract]
        void Listen();
    }

    /// <summary>A contract for any type.</summary>
    [ServiceContract(Name = "Store")]
    public partial interface IStore<T>
    {
        [OperationContract(AsyncPattern = true)]
        IAsyncResult BeginLoad(int key, AsyncCallback callback, object state); // expect: LAP3004(net472)
    }

    /// <summary>The other part of it.</summary>
    public partial interface IStore<T>
    {
        T EndLoad(IAsyncResult result);
    }
}
