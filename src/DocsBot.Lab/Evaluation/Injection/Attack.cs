namespace DocsBot.Lab.Evaluation.Injection;

/// <summary>An attack on a prompt.</summary>
/// <param name="Id">Its id in its file.</param>
/// <param name="Text">What is put where data stands: the attack, or a page that holds it.</param>
internal sealed record Attack(string Id, string Text);
