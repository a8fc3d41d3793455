namespace DocsBot.Lab.Web.Charts;

/// <summary>Something that happened, marked in a chart: a version went live, an index was published.</summary>
/// <param name="Place">Where: the index of the value.</param>
/// <param name="Label">What.</param>
public sealed record ChartMark(int Place, string Label);
