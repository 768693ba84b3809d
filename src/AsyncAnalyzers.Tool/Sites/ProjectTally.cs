namespace AsyncAnalyzers.Tool.Sites;

/// <summary>The tally of a rule in a project.</summary>
internal sealed record ProjectTally(string Project, string Rule, Tally Tally)
{
    /// <summary>One for each project and rule. A site counts in each project that compiles its file.</summary>
    public static IEnumerable<ProjectTally> Of(IEnumerable<TriedSite> sites) =>
        from site in sites
        from project in site.Projects
        group site by (project, site.Rule) into sitesOfRule
        orderby sitesOfRule.Key.project, sitesOfRule.Key.Rule
        select new ProjectTally(sitesOfRule.Key.project, sitesOfRule.Key.Rule, Tally.Of([.. sitesOfRule]));
}
