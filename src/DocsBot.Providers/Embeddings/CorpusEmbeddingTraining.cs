namespace DocsBot.Providers.Embeddings;

/// <summary>One training: passes over the passages in batches of pairs, the learning rate falling to nothing.</summary>
internal sealed class CorpusEmbeddingTraining(CorpusEmbeddingOptions options, Vocabulary vocabulary, List<TrainingPassage> passages)
{
    private const double LearningRate = 0.02;

    /// <summary>Pairs of a batch: small documentation needs many small steps.</summary>
    private int Batch => Math.Clamp(passages.Count / 8, 32, 256) / ContrastiveStep.Multiple * ContrastiveStep.Multiple;

    /// <summary>Small documentation gets more passes.</summary>
    private int Epochs => Math.Clamp(48_000 / passages.Count, 6, 15);

    /// <summary>Learns.</summary>
    /// <returns>The model's bytes.</returns>
    public byte[] Run(CancellationToken cancellationToken)
    {
        var table = EmbeddingTable.Random(vocabulary.Rows, options.Dimensions, (ulong)options.Seed);
        var step = new ContrastiveStep(table, Batch, new ParallelOptions { MaxDegreeOfParallelism = options.ThreadCount });
        var order = Enumerable.Range(0, passages.Count).ToArray();
        var batch = new List<TrainingPair>(Batch);
        for (var epoch = 0; epoch < Epochs; epoch++)
        {
            var random = new SplitMix64(Mix(options.Seed, epoch, -1));
            Shuffle(order, ref random);
            for (var i = 0; i < order.Length; i++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                foreach (var pair in PairsOf(order[i], epoch))
                {
                    batch.Add(pair);
                    if (batch.Count == Batch)
                    {
                        step.Run(batch.ToArray(), LearningRate * (1 - ((epoch + ((double)i / order.Length)) / Epochs)));
                        batch.Clear();
                    }
                }
            }
        }

        step.ClearUntouched();
        return CorpusEmbeddingFile.Write(vocabulary, table);
    }

    private IEnumerable<TrainingPair> PairsOf(int passage, int epoch)
    {
        var random = new SplitMix64(Mix(options.Seed, epoch, passage));
        if (passages[passage].TryAskByHeading(ref random, out var byHeading))
        {
            yield return byHeading;
        }

        if (passages[passage].TryAskBySentence(ref random, out var bySentence))
        {
            yield return bySentence;
        }

        if (passages[passage].TryAskByOpening(out var byOpening))
        {
            yield return byOpening;
        }
    }

    private static ulong Mix(int seed, int epoch, int passage) =>
        new SplitMix64(new SplitMix64((ulong)seed).Next() ^ ((ulong)(uint)epoch << 32) ^ (uint)passage).Next();

    private static void Shuffle(int[] order, ref SplitMix64 random)
    {
        for (var i = order.Length - 1; i > 0; i--)
        {
            var j = random.Next(i + 1);
            (order[i], order[j]) = (order[j], order[i]);
        }
    }
}
