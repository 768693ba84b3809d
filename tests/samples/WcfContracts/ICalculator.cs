using System;
using System.ServiceModel;

namespace WcfContracts
{
    /// <summary>The calculator: every operation is asynchronous.</summary>
    [ServiceContract(Name = "Calculator", Namespace = "urn:samples:calculator")]
    public interface ICalculator
    {
        [OperationContract(AsyncPattern = true)]
        IAsyncResult BeginAdd(double left, double right, AsyncCallback callback, object state); // expect: LAP3004(net472)

        double EndAdd(IAsyncResult result);

        [OperationContract(AsyncPattern = true, Action = "urn:samples:subtract", ReplyAction = "urn:samples:subtracted")]
        IAsyncResult BeginSubtract(double left, double right, AsyncCallback callback, object state); // expect: LAP3004(net472)

        double EndSubtract(IAsyncResult result);

        [OperationContract(AsyncPattern = true, Name = "Times")]
        IAsyncResult BeginMultiply(double left, double right, AsyncCallback callback, object state); // expect: LAP3004(net472)

        double EndMultiply(IAsyncResult result);

        [OperationContract(AsyncPattern = true)]
        [FaultContract(typeof(string))]
        IAsyncResult BeginDivide( // expect: LAP3004(net472)
            [MessageParameter(Name = "dividend")] double left,
            [MessageParameter(Name = "divisor")] double right,
            AsyncCallback callback,
            object state);

        [return: MessageParameter(Name = "quotient")]
        double EndDivide(IAsyncResult result);

        // Nobody answers.
        [OperationContract(AsyncPattern = true, IsOneWay = true)]
        IAsyncResult BeginNote(string text, AsyncCallback callback, object state); // expect: LAP3004(net472)

        void EndNote(IAsyncResult result);
    }
}
