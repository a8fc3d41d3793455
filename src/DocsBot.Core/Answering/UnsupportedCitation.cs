namespace DocsBot.Core.Answering;

/// <summary>A citation that did not hold.</summary>
/// <param name="Number">The passage it names, which need not exist.</param>
/// <param name="Claim">What it should have supported; empty where it followed nothing.</param>
public sealed record UnsupportedCitation(int Number, string Claim);
