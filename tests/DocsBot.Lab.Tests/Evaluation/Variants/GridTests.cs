using System.Globalization;
using DocsBot.Core.Retrieval;
using DocsBot.Lab.Evaluation.Variants;
using DocsBot.Providers.Sqlite.Index;

namespace DocsBot.Lab.Tests.Evaluation.Variants;

public sealed class GridTests : IDisposable
{
    private readonly string _file = Path.GetTempFileName();

    /// <summary>Options that do not change how pages are ranked, or that switch nothing off.</summary>
    private static readonly string[] NotRanking =
    [
        "Retrieval:Candidates", "Retrieval:Sources", "Retrieval:SourcesPerPage", "Retrieval:SectionsCompleted", "Retrieval:MinimumConfidence", "Index:SnapshotsKept", "Index:CacheMegabytes",
    ];

    private static IEnumerable<string> Ranking => OptionValue.Keys
        .Where(key => key.StartsWith("Retrieval:", StringComparison.Ordinal) || key.StartsWith("Index:", StringComparison.Ordinal))
        .Except(NotRanking, StringComparer.Ordinal);

    public void Dispose() => File.Delete(_file);

    [Fact]
    public void A_block_is_every_combination_and_a_grid_is_its_blocks_with_the_default_first()
    {
        Grid.Parse(["Retrieval:VectorWeight=0,1 Index:TitleWeight=2,3", "Index:PageWeight=0"]).Select(variant => variant.Name).ShouldBe(
        [
            "default",
            "Index:TitleWeight=2 Retrieval:VectorWeight=0",
            "Index:TitleWeight=3 Retrieval:VectorWeight=0",
            "Index:TitleWeight=2 Retrieval:VectorWeight=1",
            "Index:TitleWeight=3 Retrieval:VectorWeight=1",
            "Index:PageWeight=0",
        ]);
    }

    [Fact]
    public void What_is_the_default_anyway_is_there_once()
    {
        var title = new SqliteIndexOptions().TitleWeight.ToString(CultureInfo.InvariantCulture);

        Grid.Parse([$"index:titleweight={title},1 Index:PageWeight=0", "Index:PageWeight=0", $"Index:TitleWeight={title}"]).Select(variant => variant.Name)
            .ShouldBe(["default", "Index:PageWeight=0", "Index:PageWeight=0 Index:TitleWeight=1"]);
    }

    [Fact]
    public void A_file_has_a_block_a_line()
    {
        File.WriteAllText(_file, "# weights\r\n\r\nIndex:PageWeight=0 # off\r\nIndex:PhraseWeight=0");

        Grid.Parse([_file]).Select(variant => variant.Name).ShouldBe(["default", "Index:PageWeight=0", "Index:PhraseWeight=0"]);
    }

    [Fact]
    public void Values_reach_the_options_and_all_others_keep_their_defaults()
    {
        var variant = Grid.Parse(["Retrieval:VectorWeight=0.75 Index:TitleWeight=7 Embedding:Dimensions=64 Chunking:TargetCharacters=600"])[1];

        variant.RetrievalOptions.VectorWeight.ShouldBe(0.75);
        variant.RetrievalOptions.Sources.ShouldBe(new RetrievalOptions().Sources);
        variant.IndexOptions("here").TitleWeight.ShouldBe(7);
        variant.IndexOptions("here").Directory.ShouldBe("here");
        variant.EmbeddingOptions.Dimensions.ShouldBe(64);
        variant.ChunkerOptions.TargetCharacters.ShouldBe(600);
        variant.Ingestion.ShouldBe("Chunking:TargetCharacters=600 Embedding:Dimensions=64");
        variant.Store.ShouldBe("Index:TitleWeight=7");
    }

    [Theory]
    [InlineData("Retrieval:Nonsense=1", "no option 'Retrieval:Nonsense'")]
    [InlineData("Index:Directory=/tmp", "no option 'Index:Directory'")]
    [InlineData("Retrieval:VectorWeight=often", "'often' cannot be a value of Retrieval:VectorWeight")]
    [InlineData("Retrieval:VectorWeight=1.5", "'1.5' cannot be a value of Retrieval:VectorWeight")]
    [InlineData("Retrieval:VectorWeight=0.1,", "'' cannot be a value")]
    [InlineData("Retrieval:VectorWeight", "neither a file nor")]
    [InlineData("Retrieval:VectorWeight=", "neither a file nor")]
    [InlineData("  ", "is empty")]
    [InlineData("Index:PageWeight=0 Index:pageweight=1", "names Index:PageWeight twice")]
    public void A_wrong_block_says_what_is_wrong(string block, string message) =>
        Should.Throw<VariantException>(() => Grid.Parse([block])).Message.ShouldContain(message);

    [Fact]
    public void A_grid_that_would_run_for_days_is_refused()
    {
        var axis = string.Join(',', Enumerable.Range(1, 50));

        Should.Throw<VariantException>(() => Grid.Parse([$"Index:TitleWeight={axis} Index:HeadingWeight={axis} Retrieval:Sources={axis}"])).Message.ShouldContain("10,000");
    }

    [Fact]
    public void The_default_grid_has_a_neighbour_on_each_side_of_every_default_that_ranks()
    {
        var values = Grid.Default.SelectMany(block => block.Split(' ')).Select(axis => axis.Split('=')).ToDictionary(
            axis => axis[0], axis => axis[1].Split(',').Select(value => double.Parse(value, CultureInfo.InvariantCulture)).ToList(), StringComparer.Ordinal);

        foreach (var key in Ranking)
        {
            values.ShouldContainKey(key, $"Add {key} to Grid.Default, or to {nameof(NotRanking)} when it does not change how pages are ranked.");
            var chosen = DefaultOf(key);
            values[key].ShouldContain(value => value > chosen, key);
            values[key].ShouldContain(value => value < chosen, key);
        }
    }

    [Fact]
    public void Every_option_that_ranks_can_be_switched_off_by_an_ablation()
    {
        foreach (var key in Ranking)
        {
            Ablation.All.ShouldContain(ablation => ablation.Without.Name.StartsWith($"{key}=", StringComparison.Ordinal), $"Add {key} to Ablation.All, or to {nameof(NotRanking)}.");
        }

        Ablation.All.ShouldAllBe(ablation => !ablation.Without.IsDefault);
        Ablation.All.Select(ablation => ablation.Without.Name).ShouldBeUnique();
    }

    private static double DefaultOf(string key)
    {
        var (section, name) = (key.Split(':')[0], key.Split(':')[1]);
        object options = section == "Index" ? new SqliteIndexOptions() : new RetrievalOptions();
        return Convert.ToDouble(options.GetType().GetProperty(name)!.GetValue(options), CultureInfo.InvariantCulture);
    }
}
