using DocsBot.Core.Prompts;
using DocsBot.Providers.Prompts;

namespace DocsBot.Providers.Tests.Prompts.Shipped;

/// <summary>What readers are answered with does not change under its name.</summary>
public sealed class ReleaseTests
{
    private static readonly PromptFolder Folder = PromptFolder.Read(Repository.PathOf("prompts"));
    private static readonly PromptSet Set = Folder.ToSet();

    /// <summary>Every version that a question can meet: of the domains, of the experiments, of the calls, and what these name in turn.</summary>
    public static TheoryData<string> InUse
    {
        get
        {
            var references = Set.Routing.Domains.Select(domain => domain.Prompt).Concat(Set.Routing.Experiments.SelectMany(one => one.Experiment.Arms).Select(arm => arm.Prompt));
            var answering = references.Select(Set.Library.Get).ToList();
            var named = answering.SelectMany(template => template.Techniques.NamedPrompts.Select(named => named.Prompt));
            string[] calls = ["understand", "condense", "classify", "rerank", .. named];
            return [.. answering.Concat(calls.Select(name => Set.Call(name)!)).Select(template => template.Id.ToString()).Distinct(StringComparer.Ordinal)];
        }
    }

    [Theory]
    [MemberData(nameof(InUse))]
    public void A_version_in_use_is_released(string version) =>
        Folder.Lock.Holds(Folder.Find(version).Id).ShouldBeTrue($"{version} answers readers. Freeze it: dotnet run --project src/DocsBot.Lab -- prompts release {version}");

    [Fact]
    public void No_released_version_has_changed() => Folder.Faults.ShouldBeEmpty();
}
