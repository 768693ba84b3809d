namespace AsyncAnalyzers.Behavior.Tests.Programs;

/// <summary>One of the choices that make a program.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Count">How many values there are, the simplest first.</param>
/// <param name="IndexIn">Which of them a program has.</param>
/// <param name="NameIn">What it is called.</param>
/// <param name="With">A program with another one.</param>
internal sealed record Choice(
    string Name,
    int Count,
    Func<LegacyProgram, int> IndexIn,
    Func<LegacyProgram, string> NameIn,
    Func<LegacyProgram, int, LegacyProgram> With
)
{
    public static Choice Of<T>(Func<LegacyProgram, T> get, Func<LegacyProgram, T, LegacyProgram> with)
        where T : struct, Enum
    {
        var values = Enum.GetValues<T>();
        return new Choice(
            typeof(T).Name,
            values.Length,
            program => Array.IndexOf(values, get(program)),
            program => get(program).ToString(),
            (program, index) => with(program, values[index])
        );
    }
}
