namespace DocsBot.Lab.Analysis.Drift;

/// <summary>Where the level of a series changes.</summary>
/// <param name="Index">The number of the first value of the new level; the first value of the series has number 0.</param>
/// <param name="Before">The mean from the change before it, or the beginning, up to here.</param>
/// <param name="After">The mean from here to the next change, or the end.</param>
/// <param name="PValue">How often chance alone would bring a change as clear somewhere in this part of the series.</param>
public sealed record ChangePoint(int Index, double Before, double After, double PValue);
