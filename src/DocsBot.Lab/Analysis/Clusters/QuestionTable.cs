namespace DocsBot.Lab.Analysis.Clusters;

/// <summary>Many questions in little memory: the words of each distinct one once, and of each question some numbers.</summary>
internal sealed class QuestionTable
{
    private readonly QuestionFolding _folding = new();
    private readonly Dictionary<string, int> _conversations = new(StringComparer.Ordinal);
    private readonly List<ClusterExample> _newest = [];
    private readonly List<QuestionRow> _rows = [];
    private readonly List<(int Row, string Text)> _comments = [];
    private readonly List<string>[] _values = [.. SliceDimensions.Names.Select(_ => new List<string>())];
    private readonly Dictionary<string, int>[] _numbers = [.. SliceDimensions.Names.Select(_ => new Dictionary<string, int>(StringComparer.Ordinal))];

    /// <summary>The questions, in the order they were added.</summary>
    public IReadOnlyList<QuestionRow> Rows => _rows;

    /// <summary>The words of each distinct question.</summary>
    public IReadOnlyList<string[]> Terms => _folding.Terms;

    /// <summary>Of each distinct question the first that was added: the newest, when the newest are added first.</summary>
    public IReadOnlyList<ClusterExample> Examples => _newest;

    /// <summary>Comments, with the number of their question.</summary>
    public IReadOnlyList<(int Row, string Text)> Comments => _comments;

    /// <summary>A value of a dimension by its number.</summary>
    public string ValueOf(int dimension, int number) => _values[dimension][number];

    /// <summary>How often each distinct question was asked.</summary>
    public int[] Times()
    {
        var times = new int[_folding.Count];
        foreach (var row in _rows)
        {
            times[row.Distinct]++;
        }

        return times;
    }

    /// <summary>Takes a question in. Add the newest first.</summary>
    public void Add(LoggedQuestion question)
    {
        var searched = question.SearchText ?? question.Question;
        var distinct = _folding.NumberOf(searched);
        if (distinct == _newest.Count)
        {
            _newest.Add(new ClusterExample(question.Id, question.Question, searched, 0));
        }

        if (!string.IsNullOrWhiteSpace(question.Comment))
        {
            _comments.Add((_rows.Count, question.Comment));
        }

        var slices = new int[SliceDimensions.Names.Count];
        for (var dimension = 0; dimension < slices.Length; dimension++)
        {
            slices[dimension] = NumberOf(dimension, question.Slices[dimension]);
        }

        if (!_conversations.TryGetValue(question.ConversationId, out var conversation))
        {
            _conversations[question.ConversationId] = conversation = _conversations.Count;
        }

        _rows.Add(new QuestionRow(distinct, conversation, question.AskedAt.UtcTicks, question.Signals, (float)(question.Confidence ?? double.NaN), SliceKey.Of(slices)));
    }

    private int NumberOf(int dimension, string value)
    {
        // A dimension with more values than a key holds is no dimension any more; what comes late goes with the others.
        if (!_numbers[dimension].TryGetValue(value, out var number))
        {
            if (_values[dimension].Count == SliceKey.MostValues)
            {
                return SliceKey.MostValues - 1;
            }

            _numbers[dimension][value] = number = _values[dimension].Count;
            _values[dimension].Add(value);
        }

        return number;
    }
}
