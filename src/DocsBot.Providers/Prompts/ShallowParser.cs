using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace DocsBot.Providers.Prompts;

/// <summary>Refuses YAML that is nested deeper than any file of prompts: the loader reads nesting by recursion, and an overflow of the stack would end the process.</summary>
/// <param name="parser">Reads the file.</param>
internal sealed class ShallowParser(IParser parser) : IParser
{
    /// <summary>The deepest nesting, the document itself included.</summary>
    private const int Deepest = 50;

    private int _depth;

    /// <inheritdoc />
    public ParsingEvent? Current => parser.Current;

    /// <inheritdoc />
    /// <exception cref="YamlException">The file is no YAML, or nested too deep.</exception>
    public bool MoveNext()
    {
        var moved = parser.MoveNext();
        _depth += moved ? Current!.NestingIncrease : 0;
        return _depth <= Deepest
            ? moved
            : throw new YamlException(Current!.Start, Current.End, $"It is nested deeper than {Deepest} levels.");
    }
}
