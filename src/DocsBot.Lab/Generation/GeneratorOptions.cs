namespace DocsBot.Lab.Generation;

/// <summary>What is generated. The same options give the same interactions, byte for byte.</summary>
/// <param name="Rows">How many interactions.</param>
/// <param name="Days">Over how many days.</param>
/// <param name="Seed">Decides everything that chance decides.</param>
/// <param name="End">The time of the last, in UTC.</param>
internal sealed record GeneratorOptions(int Rows, int Days, int Seed, DateTimeOffset End);
