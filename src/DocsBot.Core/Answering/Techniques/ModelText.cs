using System.Text;
using DocsBot.Core.Safety;

namespace DocsBot.Core.Answering.Techniques;

/// <summary>What a model writes, on its way to the reader: behind what the prompt has begun, without the model's thoughts, no secret told, each citation verified.</summary>
internal sealed class ModelText
{
    private readonly PrewrittenStart _start;
    private readonly ReasoningFilter _reasoning;
    private readonly LeakGuard _guard;
    private readonly StringBuilder _written = new();

    /// <summary>Creates the way of one text.</summary>
    /// <param name="draft">The prompt that is answered.</param>
    /// <param name="maxCharacters">The most characters that are shown.</param>
    /// <param name="followsInstructions">Whether the model does; one that does not has no thoughts and goes on from nothing.</param>
    public ModelText(AnswerDraft draft, int maxCharacters, bool followsInstructions)
    {
        _start = new PrewrittenStart(followsInstructions ? draft.Messages : []);
        _reasoning = new ReasoningFilter(followsInstructions ? draft.Template.Techniques.Reasoning : null);

        // Behind the thoughts: in them a model may well repeat a mark, and nobody sees it; and what stands on both sides of them is read as one.
        _guard = new LeakGuard(draft.Marks);

        // Where the author has begun with the model's thoughts, the reply goes on with them.
        Verified = new VerifiedText(draft.Sources, draft.Chunks, maxCharacters) { Start = _reasoning.Append(_start.Text).Trim() };
    }

    /// <summary>What the reader sees of it.</summary>
    public VerifiedText Verified { get; }

    /// <summary>Whether it tells a secret of its prompt; nothing more is shown then.</summary>
    public bool HasLeaked => _guard.HasLeaked;

    /// <summary>What the model thought; null for nothing.</summary>
    public string? Thoughts => _reasoning.Thoughts;

    /// <summary>Takes thoughts that the provider sends apart from the text.</summary>
    public void Think(string thoughts) => _reasoning.Keep(thoughts);

    /// <summary>What it wrote for the reader, before anything was checked.</summary>
    public string Written => Verified.Start.Length > 0 && _written.Length > 0 ? PrewrittenStart.Join(Verified.Start, _written.ToString()).Trim() : _written.ToString().Trim();

    /// <summary>Takes the next piece; gives what may be shown now.</summary>
    public string Append(string delta) => Show(_guard.Append(_reasoning.Append(_start.Append(delta))));

    /// <summary>Ends the text; gives what was held back.</summary>
    public string Finish()
    {
        var rest = _guard.Append(_reasoning.Append(_start.Finish()) + _reasoning.Finish()) + _guard.Finish();
        return HasLeaked ? "" : Show(rest) + Verified.Finish();
    }

    private string Show(string text)
    {
        _written.Append(text);
        return Verified.Append(text);
    }
}
