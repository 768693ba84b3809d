using Xunit;

namespace AsyncAnalyzers.EndToEnd.Tests;

/// <summary>Projects of all kinds get the analyzers once, and are told where the compiler is too old to run them.</summary>
[Collection(nameof(MigrationCollection))]
public class CompilerTests(Migrations migrations)
{
    private const string Lost = """
        class Lost
        {
            void Forget(System.Action work) => work.BeginInvoke(null, null);
        }

        """;

    [Fact]
    public void Project_with_package_references()
    {
        using var folder = WithPackageReferences();

        Assert.Equal(["LAP1002"], folder.WarningsOfBuild());
    }

    /// <summary>What an older SDK does is what this one does when its compiler says that it is older.</summary>
    [Theory]
    [InlineData("roslyn4.7")]
    [InlineData("roslyn3.11")]
    public void Project_with_package_references_and_an_old_compiler(string version)
    {
        using var folder = WithPackageReferences();

        Assert.Equal(["LAP0001"], folder.WarningsOfBuild($"-p:CompilerApiVersion={version}"));
    }

    [Theory]
    [InlineData("roslyn4.8")]
    [InlineData("roslyn4.14")]
    [InlineData("roslyn5.0")]
    [InlineData("roslyn10.2")]
    public void Project_with_package_references_and_a_new_compiler(string version)
    {
        using var folder = WithPackageReferences();

        Assert.Equal(["LAP1002"], folder.WarningsOfBuild($"-p:CompilerApiVersion={version}"));
    }

    [Fact]
    public void Project_with_packages_config()
    {
        using var folder = WithPackagesConfig();

        Assert.Equal(["LAP1002"], folder.WarningsOfBuild());
    }

    [Fact]
    public void Project_with_packages_config_and_an_old_compiler()
    {
        using var folder = WithPackagesConfig();

        Assert.Equal(["LAP0001"], folder.WarningsOfBuild("-p:CompilerApiVersion=roslyn4.4"));
    }

    private WrittenFolder WithPackageReferences()
    {
        var folder = new WrittenFolder(migrations.Feed);
        folder.Write("Lost.cs", Lost);
        folder.WriteProjectWithPackage("Lost.csproj", "net472");
        return folder;
    }

    /// <summary>An old-style project, as Visual Studio writes it, with the package where NuGet puts it for such projects.</summary>
    private WrittenFolder WithPackagesConfig()
    {
        var package = $"packages/AsyncAnalyzers.{migrations.Feed.Version}";
        var folder = new WrittenFolder(migrations.Feed);
        migrations.Feed.ExtractTo(Path.Combine(folder.Path, package));
        folder.Write("Lost.cs", Lost);
        folder.Write(
            "packages.config",
            $"""
            <?xml version="1.0" encoding="utf-8"?>
            <packages>
              <package id="AsyncAnalyzers" version="{migrations.Feed.Version}" targetFramework="net472" developmentDependency="true" />
            </packages>
            """
        );
        folder.Write(
            "Lost.csproj",
            $"""
            <?xml version="1.0" encoding="utf-8"?>
            <Project ToolsVersion="15.0" xmlns="http://schemas.microsoft.com/developer/msbuild/2003">
              <Import Project="$(MSBuildExtensionsPath)/$(MSBuildToolsVersion)/Microsoft.Common.props" />
              <PropertyGroup>
                <Configuration Condition="'$(Configuration)' == ''">Debug</Configuration>
                <OutputType>Library</OutputType>
                <AssemblyName>Lost</AssemblyName>
                <TargetFrameworkVersion>v4.7.2</TargetFrameworkVersion>
                <TargetFrameworkRootPath>{RepositoryLayout.FrameworkReferences}</TargetFrameworkRootPath>
                <OutputPath>bin/</OutputPath>
              </PropertyGroup>
              <ItemGroup>
                <Reference Include="System" />
                <Compile Include="Lost.cs" />
                <None Include="packages.config" />
              </ItemGroup>
              <Import Project="$(MSBuildToolsPath)/Microsoft.CSharp.targets" />
              <Import Project="{package}/build/AsyncAnalyzers.targets" Condition="Exists('{package}/build/AsyncAnalyzers.targets')" />
            </Project>
            """
        );
        return folder;
    }
}
