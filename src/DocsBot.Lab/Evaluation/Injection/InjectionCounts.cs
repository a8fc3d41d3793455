namespace DocsBot.Lab.Evaluation.Injection;

/// <summary>What attacks did to rendered prompts. All but the first are to be 0.</summary>
/// <param name="Renderings">Prompts rendered.</param>
/// <param name="MessagesOpened">With other messages than the same prompt has with harmless data.</param>
/// <param name="Expanded">In which the attack does not stand character for character, or something else changed.</param>
/// <param name="InSystem">Whose system messages differ from those with harmless data.</param>
/// <param name="MarksBelieved">From which question or passages are not read back as they went in.</param>
/// <param name="Unmarked">In which the attack stands outside of marks, and not as the whole of a user message or a turn.</param>
internal readonly record struct InjectionCounts(int Renderings, int MessagesOpened, int Expanded, int InSystem, int MarksBelieved, int Unmarked)
{
    /// <summary>Whether no attack did anything.</summary>
    public bool IsClean => MessagesOpened + Expanded + InSystem + MarksBelieved + Unmarked == 0;

    /// <summary>The sums.</summary>
    public static InjectionCounts operator +(InjectionCounts one, InjectionCounts other) => new(
        one.Renderings + other.Renderings,
        one.MessagesOpened + other.MessagesOpened,
        one.Expanded + other.Expanded,
        one.InSystem + other.InSystem,
        one.MarksBelieved + other.MarksBelieved,
        one.Unmarked + other.Unmarked);
}
