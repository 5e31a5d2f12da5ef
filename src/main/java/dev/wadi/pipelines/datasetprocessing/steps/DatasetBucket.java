package dev.wadi.pipelines.datasetprocessing.steps;

import dev.wadi.delivery.RouteBean;
import dev.wadi.edge.aws.AwsClients;
import dev.wadi.edge.s3.Bucket;
import dev.wadi.edge.s3.ContentLimits;
import dev.wadi.pipelines.datasetprocessing.store.BucketObjects;
import dev.wadi.settings.ByteSize;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;

/** The bucket that inputs come from. */
public class DatasetBucket implements RouteBean, CamelContextAware {
    private CamelContext camelContext;
    private String bucket;
    private String maxSize;
    private int maxRatio;
    private ContentLimits limits;

    @Override
    public void init() {
        RouteBean.require(this, "bucket", bucket);
        RouteBean.require(this, "maxSize", maxSize);
        limits = new ContentLimits(ByteSize.parse(maxSize), maxRatio);
    }

    String name() {
        return bucket;
    }

    BucketObjects objects() {
        return new BucketObjects(new Bucket(AwsClients.s3(camelContext), bucket), limits);
    }

    public void setBucket(String bucket) {
        this.bucket = bucket;
    }

    /** Of an object, decompressed; with its unit. */
    public void setMaxSize(String maxSize) {
        this.maxSize = maxSize;
    }

    /** How many bytes may come out of each of a compressed object. */
    public void setMaxRatio(int maxRatio) {
        this.maxRatio = maxRatio;
    }

    @Override
    public CamelContext getCamelContext() {
        return camelContext;
    }

    @Override
    public void setCamelContext(CamelContext camelContext) {
        this.camelContext = camelContext;
    }
}
