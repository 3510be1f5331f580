package io.orderflow.platform.job;

/** What a runner of jobs tells those who look after it. */
interface JobWatch {

    /** A run has failed, or took too long; it is tried again. */
    void failed(Job job, Throwable failure);

    /** A run has lost its lease while it worked or before it could begin, and is cut off. Another process makes up for it, or has begun to. */
    void lost(JobBook.Lease lease);
}
