using DocsBot.Lab.Analysis.Clusters.Quality;

namespace DocsBot.Lab.Tests.Analysis.Clusters;

public sealed class ClusterAgreementTests
{
    [Fact]
    public void The_same_groups_agree_whole_whatever_their_numbers()
    {
        var agreement = ClusterAgreement.Of([7, 7, 3, 3, 1], [0, 0, 1, 1, 2]);

        (agreement.Precision, agreement.Recall, agreement.AdjustedRand).ShouldBe((1, 1, 1));
        agreement.VMeasure.ShouldBe(1, 1e-12);
    }

    // Six questions, groups of three and three, clusters of two, two and two: worked out by hand.
    [Fact]
    public void Measures_are_those_worked_out_by_hand()
    {
        var agreement = ClusterAgreement.Of([0, 0, 1, 1, 2, 2], [0, 0, 0, 1, 1, 1]);

        agreement.Precision.ShouldBe(5 / 6.0, 1e-12);
        agreement.Recall.ShouldBe(5 / 9.0, 1e-12);
        agreement.BCubed.ShouldBe(2 / 3.0, 1e-12);
        // Pairs together in both 2, in the clusters 3, in the groups 6, of 15.
        agreement.AdjustedRand.ShouldBe((2 - 1.2) / (4.5 - 1.2), 1e-12);
        // H(groups) = ln 2, H(clusters) = ln 3; the middle cluster leaves a third of the questions open.
        agreement.VMeasure.ShouldBe(2 * (Math.Log(2) - (Math.Log(2) / 3)) / (Math.Log(2) + Math.Log(3)), 1e-12);
    }

    [Fact]
    public void One_question_agrees_with_itself() => ClusterAgreement.Of([0], [0]).ShouldBe(new ClusterAgreement(1, 1, 1, 1));

    [Theory]
    [InlineData(40, 600)]
    [InlineData(150, 3_000)]
    public void Made_topics_are_found_better_than_by_simple_ways(int topics, int questions)
    {
        var measured = ClusterMeasurement.Of("made", ParaphrasedTopics.Make(topics, questions, seed: 11), TestContext.Current.CancellationToken);

        measured.Clusters.BCubed.ShouldBeGreaterThan(Math.Max(measured.SameText.BCubed, measured.SingleLink.BCubed) + 0.05);
        measured.Clusters.AdjustedRand.ShouldBeGreaterThan(Math.Max(measured.SameText.AdjustedRand, measured.SingleLink.AdjustedRand) + 0.1);
    }

    [Theory]
    [InlineData("codebase_chunks")]
    [InlineData("doc2dial_first")]
    public void Questions_of_the_same_page_are_found_better_than_by_simple_ways(string set)
    {
        var questions = ClusterMeasurement.QuestionsOf(DocsBot.Lab.Evaluation.EvaluationSet.Read(OpenSets.Folder(set)));
        var measured = ClusterMeasurement.Of(set, questions, TestContext.Current.CancellationToken);

        measured.Clusters.BCubed.ShouldBeGreaterThan(measured.SameText.BCubed);
        measured.Clusters.AdjustedRand.ShouldBeGreaterThan(measured.SingleLink.AdjustedRand);
    }
}
