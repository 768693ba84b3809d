using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.ServiceModel;
using System.ServiceModel.Description;
using System.Threading.Tasks;

namespace WcfContracts
{
    /// <summary>What a contract is to whom it talks to, told by its attributes as WCF reads them.</summary>
    public static class WireContract
    {
        /// <summary>Prints a line for each operation: name, actions, parameters, result and faults.</summary>
        public static void Print(Type contract)
        {
            ServiceContractAttribute attribute = contract.GetCustomAttribute<ServiceContractAttribute>();
            string name = (attribute.Namespace ?? "http://tempuri.org").TrimEnd('/') + "/" + (attribute.Name ?? contract.Name) + "/";
            Console.WriteLine(name);
            Print(contract, name);
            Check(contract, name);
            if (attribute.CallbackContract != null)
            {
                Console.WriteLine(name + " calls back");
                Print(attribute.CallbackContract, name);
            }
        }

        private static void Print(Type type, string contract)
        {
            IEnumerable<string> operations = type.GetMethods()
                .Where(method => method.IsDefined(typeof(OperationContractAttribute), false))
                .Select(method => Describe(method, contract))
                .Distinct();
            foreach (string operation in operations.OrderBy(line => line, StringComparer.Ordinal))
            {
                Console.WriteLine("  " + operation);
            }
        }

        /// <summary>Compares names and actions with what the platform says, where it can: Mono does not know operations that return a task.</summary>
        private static void Check(Type contract, string prefix)
        {
            MethodInfo[] operations = contract.GetMethods().Where(method => method.IsDefined(typeof(OperationContractAttribute), false)).ToArray();
            if (operations.Any(IsTask))
            {
                return;
            }

            IEnumerable<string> read = operations.Select(method => NameOf(method) + " " + ActionOf(method, prefix) + " " + ReplyActionOf(method, prefix)).Distinct();
            IEnumerable<string> known = ContractDescription.GetContract(contract).Operations
                .Where(operation => operation.Messages[0].Direction == MessageDirection.Input)
                .Select(operation => operation.Name + " " + operation.Messages[0].Action + " " + (operation.IsOneWay ? "nothing" : operation.Messages[1].Action));
            if (!new HashSet<string>(read).SetEquals(known))
            {
                throw new InvalidOperationException(string.Join("; ", read) + " is not " + string.Join("; ", known));
            }
        }

        private static string Describe(MethodInfo method, string contract)
        {
            MethodInfo answering = IsBegin(method) ? method.DeclaringType.GetMethod("End" + LogicalNameOf(method)) : method;
            Type result = !IsTask(method) ? answering.ReturnType : method.ReturnType.IsGenericType ? method.ReturnType.GetGenericArguments()[0] : typeof(void);
            ParameterInfo[] parameters = method.GetParameters();
            return string.Format(
                "{0}: {1} ({2}), answered by {3} ({4} {5}){6}",
                NameOf(method),
                ActionOf(method, contract),
                string.Join(", ", parameters.Take(parameters.Length - (IsBegin(method) ? 2 : 0)).Select(p => p.ParameterType.Name + " " + NameOf(p, p.Name))),
                ReplyActionOf(method, contract),
                result.Name,
                NameOf(answering.ReturnParameter, NameOf(method) + "Result"),
                string.Concat(method.GetCustomAttributes<FaultContractAttribute>().Select(fault => ", or fails with " + fault.DetailType.Name)));
        }

        private static bool IsTask(MethodInfo method)
        {
            return typeof(Task).IsAssignableFrom(method.ReturnType);
        }

        private static bool IsBegin(MethodInfo method)
        {
            return AttributeOf(method).AsyncPattern && !IsTask(method);
        }

        /// <summary>The name without what marks the version of the operation.</summary>
        private static string LogicalNameOf(MethodInfo method)
        {
            return IsBegin(method) ? method.Name.Substring("Begin".Length)
                : IsTask(method) && method.Name.EndsWith("Async", StringComparison.Ordinal) ? method.Name.Substring(0, method.Name.Length - "Async".Length)
                : method.Name;
        }

        private static string NameOf(MethodInfo method)
        {
            return AttributeOf(method).Name ?? LogicalNameOf(method);
        }

        private static string ActionOf(MethodInfo method, string contract)
        {
            return AttributeOf(method).Action ?? contract + NameOf(method);
        }

        private static string ReplyActionOf(MethodInfo method, string contract)
        {
            return AttributeOf(method).IsOneWay ? "nothing" : AttributeOf(method).ReplyAction ?? contract + NameOf(method) + "Response";
        }

        private static OperationContractAttribute AttributeOf(MethodInfo method)
        {
            return method.GetCustomAttribute<OperationContractAttribute>();
        }

        private static string NameOf(ParameterInfo parameter, string name)
        {
            MessageParameterAttribute attribute = parameter.GetCustomAttribute<MessageParameterAttribute>();
            return attribute != null ? attribute.Name : name;
        }
    }
}
