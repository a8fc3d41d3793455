namespace DocsBot.Lab.Review.Agreement;

/// <summary>How far reviewers agree on one thing.</summary>
/// <param name="Of">What they judged, such as <c>correctness</c>.</param>
/// <param name="Items">Items that two or more judged.</param>
/// <param name="Same">Of those, how many all judged the same.</param>
/// <param name="Alpha">Krippendorff's alpha; null when it cannot be told.</param>
/// <param name="Low">The low end of its 95% interval; null when it cannot be told.</param>
/// <param name="High">The high end.</param>
public sealed record AgreementFigure(string Of, int Items, int Same, double? Alpha, double? Low, double? High);
