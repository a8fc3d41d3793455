using DocsBot.Lab.Reports;

namespace DocsBot.Lab.Analysis.Clusters.Quality;

/// <summary>Prints how well clusters agree with known groups: one row for each set and way.</summary>
internal static class ClusterMeasurementText
{
    private static readonly (string Name, Func<ClusterMeasurement, ClusterAgreement> Of)[] Ways =
    [
        ("clusters", measured => measured.Clusters),
        ("same text", measured => measured.SameText),
        ("single link", measured => measured.SingleLink),
    ];

    public static void Write(IReadOnlyList<ClusterMeasurement> measurements, TextWriter output)
    {
        var rows = from measured in measurements from way in Ways select Row(measured, way.Name, way.Of(measured));
        var means = Ways.Select(way => new List<string>
        {
            "mean",
            way.Name,
            "",
            "",
            Cells.Share(measurements.Average(measured => way.Of(measured).Precision)),
            Cells.Share(measurements.Average(measured => way.Of(measured).Recall)),
            Cells.Share(measurements.Average(measured => way.Of(measured).BCubed)),
            Cells.Share(measurements.Average(measured => way.Of(measured).AdjustedRand)),
            Cells.Share(measurements.Average(measured => way.Of(measured).VMeasure)),
        });
        TextTable.Write(["set", "way", "questions", "groups", "precision", "recall", "B-cubed", "adjusted Rand", "V-measure"], [.. rows, .. means], output);
    }

    private static List<string> Row(ClusterMeasurement measured, string way, ClusterAgreement agreement) =>
    [
        measured.Name,
        way,
        Cells.Count(measured.Questions),
        Cells.Count(measured.Groups),
        Cells.Share(agreement.Precision),
        Cells.Share(agreement.Recall),
        Cells.Share(agreement.BCubed),
        Cells.Share(agreement.AdjustedRand),
        Cells.Share(agreement.VMeasure),
    ];
}
