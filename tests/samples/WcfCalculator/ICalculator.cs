using System;
using System.ServiceModel;

#pragma warning disable LAP3004 // Mono runs no operations that return a task.

namespace WcfCalculator
{
    /// <summary>The contract as the service implements it.</summary>
    [ServiceContract(Name = "Calculator", Namespace = "urn:samples:calculator")]
    public interface ICalculator
    {
        /// <summary>A synchronous operation.</summary>
        [OperationContract]
        double Add(double left, double right);

        /// <summary>Begins the asynchronous operation Divide.</summary>
        [OperationContract(AsyncPattern = true)]
        IAsyncResult BeginDivide(double dividend, double divisor, AsyncCallback callback, object state);

        /// <summary>Ends the asynchronous operation Divide: no attribute here.</summary>
        double EndDivide(IAsyncResult result);

        /// <summary>Keeps a note for later.</summary>
        [OperationContract]
        void Note(string text);
    }

    /// <summary>The same contract as the client sees it: every operation is asynchronous.</summary>
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
