using DocsBot.Core.Answering;
using DocsBot.Core.Prompts;

namespace DocsBot.Providers.Tests.Prompts;

internal static class Samples
{
    public static PromptMarks Marks { get; } = PromptMarks.For("sample");

    public static PromptArguments Arguments(string question, params PromptSource[] sources) => new() { Question = question, Sources = sources, Marks = Marks };

    public static PromptArguments WithHistory(this PromptArguments arguments, params Turn[] history) => arguments with { History = history };
}
