namespace DocsBot.Lab.Evaluation.Variants;

/// <summary>
/// Variants to be compared, as blocks of text. A block such as <c>Retrieval:VectorWeight=0.2,0.3 Index:TitleWeight=2,4</c> is every combination of its values;
/// a grid is its blocks, one after the other. The default is always among them.
/// </summary>
internal static class Grid
{
    /// <summary>More is a mistake rather than a plan: it would run for days.</summary>
    private const int MostVariants = 10_000;

    /// <summary>Every default that ranks, between its neighbours. A new option that ranks is added here, and to <see cref="Ablation.All"/>.</summary>
    public static IReadOnlyList<string> Default { get; } =
    [
        "Retrieval:VectorWeight=0,0.1,0.14,0.17,0.2,0.25,0.3,0.4,0.5,0.7,1",
        "Retrieval:TitleCoverageWeight=0,0.2,0.3,0.4,0.5,0.6,0.8",
        "Retrieval:ProximityWeight=0,0.2,0.4,0.6,0.8,1,1.5",
        "Retrieval:HistoryWeight=0,0.3,0.4,0.5,0.7,0.8,1",
        "Index:TitleWeight=1,2,3,4,5,6,8",
        "Index:HeadingWeight=1,1.5,2,2.5,3,4",
        "Index:PhraseWeight=0,0.2,0.4,0.6,0.7,0.8,1",
        "Index:PageWeight=0,0.2,0.3,0.4,0.5,0.6,0.8",
        "Index:ConversationWeight=0.3,0.45,0.6,0.8,1",
    ];

    /// <summary>Reads a grid.</summary>
    /// <param name="blocks">Blocks, or files that have one a line, with comments after <c>#</c>.</param>
    /// <returns>The default, and then the variants in the order of the blocks, each once.</returns>
    /// <exception cref="VariantException">A block is wrong.</exception>
    public static IReadOnlyList<Variant> Parse(IEnumerable<string> blocks)
    {
        var variants = new List<Variant> { Variant.Default };
        var known = new HashSet<string>(StringComparer.Ordinal) { Variant.Default.Name };
        foreach (var variant in blocks.SelectMany(ReadFile).SelectMany(ParseBlock))
        {
            if (known.Add(variant.Name))
            {
                variants.Add(variant);
            }

            if (variants.Count > MostVariants)
            {
                throw new VariantException($"The grid has more than {MostVariants:N0} variants. Vary fewer options in one block.");
            }
        }

        return variants;
    }

    private static IEnumerable<string> ReadFile(string block) => File.Exists(block)
        ? File.ReadLines(block).Select(line => line.Split('#')[0].Trim()).Where(line => line.Length > 0)
        : [block];

    private static IEnumerable<Variant> ParseBlock(string block)
    {
        var axes = block.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(ParseAxis).ToList();
        if (axes.Count == 0)
        {
            throw new VariantException("A block of the grid is empty. Write it as option=value,value.");
        }

        if (axes.GroupBy(axis => axis[0].Key, StringComparer.Ordinal).FirstOrDefault(same => same.Count() > 1) is { } twice)
        {
            throw new VariantException($"'{block}' names {twice.Key} twice.");
        }

        IEnumerable<IEnumerable<OptionValue>> product = [[]];
        return axes.Aggregate(product, (made, axis) => made.SelectMany(_ => axis, (values, value) => values.Append(value))).Select(values => new Variant(values));
    }

    private static OptionValue[] ParseAxis(string axis)
    {
        var parts = axis.Split('=', 2);
        return parts.Length == 2 && parts[1].Length > 0
            ? [.. parts[1].Split(',').Select(value => OptionValue.Parse(parts[0], value))]
            : throw new VariantException($"'{axis}' is neither a file nor written as option=value,value. There are the options {string.Join(", ", OptionValue.Keys)}.");
    }
}
