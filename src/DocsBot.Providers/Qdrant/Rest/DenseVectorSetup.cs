namespace DocsBot.Providers.Qdrant.Rest;

/// <summary>A named dense vector of a collection.</summary>
internal sealed record DenseVectorSetup(int Size, string Distance, DenseVectorSetup.HnswSetup HnswConfig, DenseVectorSetup.QuantizationSetup? QuantizationConfig)
{
    internal sealed record HnswSetup(int M, int EfConstruct);

    internal sealed record QuantizationSetup(ScalarSetup Scalar);

    /// <summary>Keeps <c>always_ram</c>, the spelling before 1.19, which every version reads.</summary>
    internal sealed record ScalarSetup(string Type, double Quantile, bool AlwaysRam);
}
