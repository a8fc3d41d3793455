namespace DocsBot.Lab.Evaluation.Injection;

/// <summary>A page in which an attack was planted, and a question that the page answers.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Set">The evaluation set of the page, a folder beside that of the attacks.</param>
/// <param name="Question">The question.</param>
/// <param name="Page">The page's id in the set's corpus.</param>
/// <param name="Position">Where the attack stands: <c>start</c>, <c>middle</c> or <c>end</c>.</param>
/// <param name="Attack">The attack.</param>
/// <param name="Text">The page with it.</param>
internal sealed record PoisonedPage(string Id, string Set, string Question, string Page, string Position, string Attack, string Text);
