namespace DocsBot.Conformance.Validation;

/// <summary>Where a value does not follow its schema, and how.</summary>
/// <param name="Path">A JSON path, made from the inside out.</param>
/// <param name="Message">What is wrong there.</param>
/// <param name="Nearness">How much of the alternative fitted before this: of several alternatives, the one that came farthest is the one that was meant.</param>
public sealed record SchemaFault(string Path, string Message, int Nearness)
{
    /// <summary>Another kind of value altogether.</summary>
    public const int WrongKind = 0;

    /// <summary>An object that lacks a key.</summary>
    public const int MissingKey = 1;

    /// <summary>An object that has what it must and a key too many.</summary>
    public const int UnknownKey = 2;

    /// <summary>The right kind of value, but not one of those allowed.</summary>
    public const int WrongValue = 3;

    private const int Level = 4;

    /// <summary>The same fault as seen from the value around it.</summary>
    /// <param name="step">The way from there, <c>.key</c> or <c>[0]</c>.</param>
    public SchemaFault Within(string step) => this with { Path = step + Path, Nearness = Nearness + Level };

    public override string ToString() => $"{Path}: {Message}";
}
