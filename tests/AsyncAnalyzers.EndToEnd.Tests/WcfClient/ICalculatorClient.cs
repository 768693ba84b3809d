using System;
using System.ServiceModel;

namespace WcfClient
{
    /// <summary>The contract of the calculator as its client sees it: every operation is asynchronous.</summary>
    [ServiceContract(Name = "Calculator", Namespace = "urn:samples:calculator")]
    public interface ICalculatorClient
    {
        [OperationContract(AsyncPattern = true)]
        IAsyncResult BeginAdd(double left, double right, AsyncCallback callback, object state);

        double EndAdd(IAsyncResult result);

        [OperationContract(AsyncPattern = true)]
        IAsyncResult BeginDivide(double dividend, double divisor, AsyncCallback callback, object state);

        double EndDivide(IAsyncResult result);

        [OperationContract(AsyncPattern = true)]
        IAsyncResult BeginNote(string text, AsyncCallback callback, object state);

        void EndNote(IAsyncResult result);
    }
}
