using System;
using NUnit.Framework.Interfaces;
using NUnit.Framework.Internal;
using NUnit.Framework.Internal.Commands;

namespace NUnit.Framework
{
    /// <summary>What NUnit 2 had, for tests as they are: the test passes when it throws an exception of the type.</summary>
    [AttributeUsage(AttributeTargets.Method)]
    public sealed class ExpectedExceptionAttribute : NUnitAttribute, IWrapTestMethod
    {
        private readonly Type _type;

        public ExpectedExceptionAttribute(Type type)
        {
            _type = type;
        }

        public TestCommand Wrap(TestCommand command) => new Expectation(command, _type);

        private sealed class Expectation : DelegatingTestCommand
        {
            private readonly Type _type;

            public Expectation(TestCommand inner, Type type)
                : base(inner)
            {
                _type = type;
            }

            public override TestResult Execute(TestExecutionContext context)
            {
                try
                {
                    innerCommand.Execute(context);
                    context.CurrentResult.SetResult(ResultState.Failure, "Nothing was thrown.");
                }
                catch (Exception e) when ((e is NUnitException ? e.InnerException : e).GetType() == _type)
                {
                    context.CurrentResult.SetResult(ResultState.Success);
                }

                return context.CurrentResult;
            }
        }
    }
}
