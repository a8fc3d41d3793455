using DocsBot.Core.Text;

namespace DocsBot.Core.Answering;

/// <summary>The hashes of a passage's word triples (w-shingling: Broder, "On the resemblance and containment of documents", 1997).</summary>
internal sealed class Shingles
{
    // Two passages that share this much of their triples say the same: a page kept for two versions, a text that is included in two pages.
    private const double Resemblance = 0.8;

    // A passage that is to this much within another adds nothing to it.
    private const double Containment = 0.9;

    private readonly HashSet<int> _hashes = [];

    private Shingles()
    {
    }

    public static Shingles Of(string text)
    {
        var shingles = new Shingles();
        string before = string.Empty, last = string.Empty;
        foreach (var term in Terms.Of(text))
        {
            shingles._hashes.Add(HashCode.Combine(before, last, term));
            (before, last) = (last, term);
        }

        return shingles;
    }

    /// <summary>Whether a reader of the other passage learns nothing from this one.</summary>
    public bool SaysTheSameAs(Shingles other)
    {
        var (small, large) = _hashes.Count <= other._hashes.Count ? (_hashes, other._hashes) : (other._hashes, _hashes);
        var shared = small.Count(large.Contains);
        var union = small.Count + large.Count - shared;
        return union > 0 && (shared >= Resemblance * union || (_hashes.Count > 0 && shared >= Containment * _hashes.Count));
    }
}
