using System.Text;

namespace AsyncAnalyzers.Testing;

/// <summary>The lines in which two texts differ, in between the common ones.</summary>
internal static class LineDiff
{
    public static string Between(string expected, string actual)
    {
        var (left, right) = (expected.Split('\n'), actual.Split('\n'));
        var common = LengthsOfCommonSubsequences(left, right);
        var (i, j) = (0, 0);
        var text = new StringBuilder();
        while (i < left.Length || j < right.Length)
        {
            if (i < left.Length && j < right.Length && left[i] == right[j])
            {
                Append(' ', left[i++]);
                j++;
            }
            else if (j == right.Length || (i < left.Length && common[i + 1, j] >= common[i, j + 1]))
            {
                Append('-', left[i++]);
            }
            else
            {
                Append('+', right[j++]);
            }
        }

        return text.ToString();

        void Append(char mark, string line) => text.Append(mark).Append(line.Replace("\r", "␍", StringComparison.Ordinal)).Append('\n');
    }

    private static int[,] LengthsOfCommonSubsequences(string[] left, string[] right)
    {
        var lengths = new int[left.Length + 1, right.Length + 1];
        for (var i = left.Length - 1; i >= 0; i--)
        {
            for (var j = right.Length - 1; j >= 0; j--)
            {
                lengths[i, j] = left[i] == right[j] ? lengths[i + 1, j + 1] + 1 : Math.Max(lengths[i + 1, j], lengths[i, j + 1]);
            }
        }

        return lengths;
    }
}
