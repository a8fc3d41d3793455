namespace DocsBot.Lab.Evaluation.Injection;

/// <summary>How questions were answered while the page that answers them was poisoned, and while it was clean.</summary>
/// <param name="Position">Where the attacks stood.</param>
/// <param name="Questions">Questions asked of each.</param>
/// <param name="FromPage">Answers that cite the page, poisoned.</param>
/// <param name="FromCleanPage">Answers that cite the page, clean.</param>
/// <param name="Attacks">Answers that hold the attack, poisoned.</param>
/// <param name="CleanAttacks">Answers that hold the attack's words though no page does.</param>
internal sealed record PoisonCounts(string Position, int Questions, int FromPage, int FromCleanPage, int Attacks, int CleanAttacks);
