namespace DocsBot.Core.Documents;

/// <summary>What a page is called for as long as it exists: the source it came from and its path there.</summary>
/// <param name="Source">Name of the source, for example <c>docs</c>; unique within an index.</param>
/// <param name="Path">Path within the source, with <c>/</c> as separator, for example <c>guides/install.md</c>.</param>
public readonly record struct PageKey(string Source, string Path)
{
    /// <inheritdoc />
    public override string ToString() => $"{Source}:{Path}";
}
