using System.Diagnostics;
using System.Globalization;
using System.Numerics.Tensors;
using DocsBot.Providers.Embeddings;
using DocsBot.Providers.Sqlite.Vectors;

namespace DocsBot.Benchmarks;

/// <summary>The exact search over embeddings of one byte a component, beside the same search over float32: how long it takes on one thread and how much of what is found is the same.</summary>
internal static class ScanBenchmark
{
    private const int Top = 60;
    private const int Questions = 100;
    private const int Topics = 400;

    public static int Run(int count, int dimensions)
    {
        var random = new Random(5);
        var topics = Enumerable.Range(0, Topics).Select(_ => Unit(dimensions, random, around: null)).ToArray();
        var vectors = Enumerable.Range(0, count).Select(_ => Unit(dimensions, random, topics[random.Next(Topics)])).ToArray();
        var index = new VectorIndex(dimensions, count);
        for (var i = 0; i < count; i++)
        {
            index.TryAdd(i, Int8Vector.Pack(vectors[i]));
        }

        double shared = 0;
        double error = 0;
        var (int8, float32) = (new double[Questions], new double[Questions]);
        for (var q = 0; q < Questions; q++)
        {
            var question = Unit(dimensions, random, topics[random.Next(Topics)]);
            var watch = Stopwatch.StartNew();
            var found = index.Nearest(question, Top, passes: null);
            int8[q] = watch.Elapsed.TotalMilliseconds;
            watch.Restart();
            var scores = Array.ConvertAll(vectors, vector => TensorPrimitives.Dot<float>(vector, question));
            float32[q] = watch.Elapsed.TotalMilliseconds;
            var exact = Enumerable.Range(0, count).OrderByDescending(i => scores[i]).Take(Top).ToHashSet();
            shared += found.Count(hit => exact.Contains((int)hit.Number)) / (double)Top / Questions;
            error = Math.Max(error, found.Max(hit => Math.Abs(hit.Score - scores[hit.Number])));
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{count:N0} x {dimensions}, best {Top}: int8 p50 {Median(int8):0.00} ms (least {int8.Min():0.00}), float32 scores alone p50 {Median(float32):0.00} ms; {shared:P1} of the best are the same, largest difference of a score {error:0.0000}"));
        return 0;
    }

    /// <summary>A direction of its own, or one near a topic's, as passages about one thing are.</summary>
    private static float[] Unit(int dimensions, Random random, float[]? around)
    {
        var vector = new float[dimensions];
        for (var i = 0; i < dimensions; i++)
        {
            // The sum of uniform numbers is near enough to a normal one.
            vector[i] = (random.NextSingle() + random.NextSingle() + random.NextSingle() - 1.5f) / MathF.Sqrt(dimensions) + (around?[i] ?? 0);
        }

        TensorPrimitives.Divide(vector, TensorPrimitives.Norm<float>(vector), vector);
        return vector;
    }

    private static double Median(double[] times) => times.Order().ElementAt(times.Length / 2);
}
