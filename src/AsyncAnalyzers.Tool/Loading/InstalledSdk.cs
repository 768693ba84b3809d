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
        if (MSBuildLocator.QueryVisualStudioInstances(options).FirstOrDefault() is not { } sdk)
        {
            return new Problem(
                solution,
                "no .NET SDK is installed that can load it (a global.json beside it may ask for another one); see 'dotnet --list-sdks'"
            );
        }

        MSBuildLocator.RegisterInstance(sdk);
        return null;
    }
}
