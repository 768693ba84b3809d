using AsyncAnalyzers.Tool.Working;
using Microsoft.Build.Locator;

namespace AsyncAnalyzers.Tool.Loading;

/// <summary>The .NET SDK whose MSBuild evaluates projects.</summary>
internal static class InstalledSdk
{
    /// <summary>Has MSBuild loaded from the SDK that a solution asks for; gives the problem where there is none.</summary>
    public static Problem? Use(string solution)
    {
        if (MSBuildLocator.IsRegistered)
        {
            return null;
        }

        var options = new VisualStudioInstanceQueryOptions
        {
            DiscoveryTypes = DiscoveryType.DotNetSdk,
            WorkingDirectory = Path.GetDirectoryName(Path.GetFullPath(solution)),
        };
        if (TryFind(options) is not { } sdk)
        {
            return new Problem(
                solution,
                "no .NET SDK is installed that can load it (a global.json beside it may ask for another one); see 'dotnet --list-sdks'"
            );
        }

        MSBuildLocator.RegisterInstance(sdk);
        return null;
    }

    /// <summary>The SDK that would build there; the locator throws where a global.json asks for one that is not installed.</summary>
    private static VisualStudioInstance? TryFind(VisualStudioInstanceQueryOptions options)
    {
        try
        {
            return MSBuildLocator.QueryVisualStudioInstances(options).FirstOrDefault();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
