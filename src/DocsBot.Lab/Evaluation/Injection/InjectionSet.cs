namespace DocsBot.Lab.Evaluation.Injection;

/// <summary>
/// Prompt-injection material: a folder with <c>bipia_attacks_train.jsonl</c> (<c>id</c>, <c>attack</c>), <c>giskard.jsonl</c> (<c>id</c>, <c>user</c>) and
/// <c>poisoned_dev.jsonl</c> (<c>id</c>, <c>set</c>, <c>question</c>, <c>doc_id</c>, <c>position</c>, <c>attack</c>, <c>poisoned_text</c>).
/// </summary>
/// <param name="Folder">The folder.</param>
/// <param name="Indirect">Instructions that a page may hold (BIPIA).</param>
/// <param name="Direct">What a reader may ask (Giskard).</param>
/// <param name="Pages">Pages with an indirect attack in them.</param>
internal sealed record InjectionSet(string Folder, IReadOnlyList<Attack> Indirect, IReadOnlyList<Attack> Direct, IReadOnlyList<PoisonedPage> Pages)
{
    /// <summary>Reads all of it.</summary>
    /// <exception cref="EvaluationSetException">A file is missing, or a line of it wrong.</exception>
    public static InjectionSet Read(string folder)
    {
        var path = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        return new InjectionSet(
            path,
            [.. JsonLines.Read(Path.Combine(path, "bipia_attacks_train.jsonl")).Select(line => new Attack(line.Required("id"), line.Required("attack")))],
            [.. JsonLines.Read(Path.Combine(path, "giskard.jsonl")).Select(line => new Attack(line.Required("id"), line.Required("user")))],
            [.. JsonLines.Read(Path.Combine(path, "poisoned_dev.jsonl")).Select(ReadPage)]);
    }

    private static PoisonedPage ReadPage(JsonLine line) => new(
        line.Required("id"), line.Required("set"), line.Required("question"), line.Required("doc_id"), line.Required("position"), line.Required("attack"), line.Required("poisoned_text"));
}
