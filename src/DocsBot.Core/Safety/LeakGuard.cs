using System.Text;
using DocsBot.Core.Prompts;

namespace DocsBot.Core.Safety;

/// <summary>
/// Watches the raw text of a model for the secrets of its prompt, the canary of the system message and the boundary of the marks: who writes them is giving
/// the instructions away. Half a secret is enough, also cut over pieces, in other case, or with spaces, invisible characters or markup in between. Only what
/// may yet become a secret is held back, seldom more than a letter or two.
/// </summary>
/// <remarks>A secret that the model translates, reverses or encodes otherwise is not recognised.</remarks>
public sealed class LeakGuard
{
    private readonly SecretReading[] _readings;
    private readonly StringBuilder _held = new();
    private long _taken;

    /// <summary>Creates a guard for one text.</summary>
    /// <param name="marks">The secrets of the prompt.</param>
    public LeakGuard(PromptMarks marks)
    {
        ArgumentNullException.ThrowIfNull(marks);
        string[] secrets = [.. new[] { marks.Canary, marks.Boundary }.Where(secret => secret.Length > 0).Select(secret => secret.ToLowerInvariant())];
        _readings = [new SecretReading(secrets, withoutMarkup: false), new SecretReading(secrets, withoutMarkup: true)];
    }

    /// <summary>Whether a secret was told. It is final, and nothing more is let through.</summary>
    public bool HasLeaked { get; private set; }

    /// <summary>Whether a whole text tells a secret.</summary>
    /// <param name="text">The text.</param>
    /// <param name="marks">The secrets of the prompt.</param>
    public static bool Leaks(string text, PromptMarks marks)
    {
        var guard = new LeakGuard(marks);
        guard.Append(text);
        return guard.HasLeaked;
    }

    /// <summary>Takes the next piece of the text.</summary>
    /// <param name="delta">The piece, of any length.</param>
    /// <returns>What may go on; empty once a secret was told.</returns>
    public string Append(string delta)
    {
        ArgumentNullException.ThrowIfNull(delta);
        foreach (var c in delta)
        {
            if (HasLeaked)
            {
                return string.Empty;
            }

            _held.Append(c);
            foreach (var reading in _readings)
            {
                HasLeaked |= reading.Take(c, _taken);
            }

            _taken++;
        }

        return HasLeaked ? string.Empty : Release(_readings.Min(reading => reading.HeldFrom ?? _taken));
    }

    /// <summary>Ends the text.</summary>
    /// <returns>What was still held back; empty once a secret was told.</returns>
    public string Finish() => HasLeaked ? string.Empty : Release(_taken);

    private string Release(long end)
    {
        var length = (int)(end - (_taken - _held.Length));
        var text = _held.ToString(0, length);
        _held.Remove(0, length);
        return text;
    }
}
