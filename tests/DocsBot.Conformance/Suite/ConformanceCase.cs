
namespace DocsBot.Conformance.Suite;

/// <summary>One thing that every chunk store must do.</summary>
/// <param name="Name">A sentence; unique in the suite.</param>
/// <param name="Run">Does it on a new, empty index and throws when the store fails.</param>
public sealed record ConformanceCase(string Name, Func<TestIndex, Task> Run)
{
    /// <summary>The sentence of a call such as <c>c => c.A_page_is_found("a.md")</c>: its name, and its arguments in brackets.</summary>
    internal static string NameOf(string call)
    {
        var method = call[(call.IndexOf('.', StringComparison.Ordinal) + 1)..];
        var arguments = method.IndexOf('(', StringComparison.Ordinal);
        return $"{method[..arguments].Replace('_', ' ')} {method[arguments..]}".Replace(" ()", "", StringComparison.Ordinal);
    }
}
