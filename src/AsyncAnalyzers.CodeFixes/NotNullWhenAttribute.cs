namespace System.Diagnostics.CodeAnalysis;

/// <summary>What the compiler asks for to know that a value is there; .NET Standard 2.0 does not have it.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
internal sealed class NotNullWhenAttribute(bool returnValue) : Attribute
{
    /// <summary>What the method returns where the value is not null.</summary>
    public bool ReturnValue { get; } = returnValue;
}
