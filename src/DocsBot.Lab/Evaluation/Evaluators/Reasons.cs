namespace DocsBot.Lab.Evaluation.Evaluators;

/// <summary>Why there is no score, in the words of the reports.</summary>
internal static class Reasons
{
    public const string NoPages = "the set names no page that answers";
    public const string NoReference = "the set has neither a reference answer nor expected phrases";
    public const string NotAnswered = "the question was not answered";
    public const string NoPrompt = "no passage was put into a prompt";
    public const string NothingCited = "the answer cites nothing";
    public const string NothingClaimed = "the answer claims nothing that can be looked up";
    public const string Unanswerable = "the question should not be answered";
    public const string NoExpectation = "the set does not say whether the question should be answered";
    public const string NoPrice = "the price or the tokens of a call are not known";
    public const string NoTokens = "the model counts no tokens";
    public const string Withheld = "the answer was withheld";
}
